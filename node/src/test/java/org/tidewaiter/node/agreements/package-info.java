/** Tests of agreements between two whole nodes. */
@NullMarked
package org.tidewaiter.node.agreements;

import org.jspecify.annotations.NullMarked;
