package org.tidewaiter.node.registry;

/** Published inside a transaction that released a revision; after its commit the signature can follow. */
record RevisionReleased() {}
