"""What documents cite, besides documents of the Council: acts, articles of treaties, cases, the Official Journal.

Each value stands alone, reads one printed form and prints it back, and knows its address where a rule gives it one.
"""
