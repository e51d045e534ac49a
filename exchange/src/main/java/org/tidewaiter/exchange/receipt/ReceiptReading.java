package org.tidewaiter.exchange.receipt;

/** What came of reading a receipt. */
public sealed interface ReceiptReading permits VerifiedReceipt, ReceiptRefused {}
