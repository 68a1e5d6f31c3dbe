"""Rules about the waivers a story carries: they are kept honest like everything else."""
