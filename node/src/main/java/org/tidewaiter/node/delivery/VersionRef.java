package org.tidewaiter.node.delivery;

import org.tidewaiter.exchange.version.ReportIdentity;

/** Names one version of one report. */
public record VersionRef(ReportIdentity identity, int version) {}
