package org.tidewaiter.exchange.dispatch;

/** What came of reading a dispatch. */
public sealed interface DispatchReading permits VerifiedDispatch, DispatchRefused {}
