"""Rooms 3 to 5: build from the loads in use, audit, publish in one atomic step; releases, rollback, diff."""
