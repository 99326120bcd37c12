"""Open Targets Platform: drugs, the trials and diseases they were studied in, mechanisms and disease areas."""
