package org.tidewaiter.exchange.version;

/** What came of checking a signed version. */
public sealed interface VersionVerification permits VerifiedVersion, RejectedVersion {}
