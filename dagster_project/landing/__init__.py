"""Room 1: cut what a publisher delivers into records and write them once under raw/<source>/<table>/<load_id>/."""
