"""封缄 — SM3 digests, SM4-GCM envelopes, SM2 signatures and Merkle trees over SM3.

Plain Python: knows no database, no settings, no inspection. Every format written here carries its version.
"""
