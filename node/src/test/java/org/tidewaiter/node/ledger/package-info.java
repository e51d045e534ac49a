@NullMarked
package org.tidewaiter.node.ledger;

import org.jspecify.annotations.NullMarked;
