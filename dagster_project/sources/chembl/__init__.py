"""ChEMBL, the database of bioactive molecules: names, mechanisms, targets and indications of drugs."""
