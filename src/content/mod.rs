//! Turns pack files into domain values, or into a list of faults with file, line and column.
