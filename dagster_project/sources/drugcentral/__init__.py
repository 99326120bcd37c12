"""DrugCentral: names of active ingredients and their targets."""
