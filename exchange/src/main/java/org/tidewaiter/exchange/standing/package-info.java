/**
 * What a partner holds from a node, asked and answered under signature before the node signs anything new.
 */
@NullMarked
package org.tidewaiter.exchange.standing;

import org.jspecify.annotations.NullMarked;
