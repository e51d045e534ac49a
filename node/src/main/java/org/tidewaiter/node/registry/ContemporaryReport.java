package org.tidewaiter.node.registry;

import org.tidewaiter.report.SeizureReport;

/** A report of an event about a certain day, with what it says. */
public record ContemporaryReport(ReportSummary summary, SeizureReport content) {}
