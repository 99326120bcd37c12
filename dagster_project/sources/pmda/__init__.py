"""PMDA: new drugs approved in Japan, as the agency lists them in English."""
