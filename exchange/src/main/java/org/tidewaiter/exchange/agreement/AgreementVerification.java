package org.tidewaiter.exchange.agreement;

/** What came of checking a signed agreement. */
public sealed interface AgreementVerification permits VerifiedAgreement, RefusedAgreement {}
