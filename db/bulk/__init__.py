"""More pages than one run takes: part by part through Dask into Parquet, and from there into a database."""
