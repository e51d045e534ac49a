/** Takes dispatches and recalls in, once, and answers with signed receipts. */
@NullMarked
package org.tidewaiter.node.delivery.reception;

import org.jspecify.annotations.NullMarked;
