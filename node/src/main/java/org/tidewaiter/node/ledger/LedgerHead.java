package org.tidewaiter.node.ledger;

import java.util.List;
import org.tidewaiter.exchange.log.LogPoint;

/**
 * How far this node's log has come.
 *
 * @param follows of each earlier epoch the furthest point that was known when it was closed, the latest first
 */
public record LedgerHead(LogPoint point, List<LogPoint> follows) {}
