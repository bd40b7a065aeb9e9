"""Runs: a folder of files as tables in another folder, by many workers, to be gone on with after a kill."""
