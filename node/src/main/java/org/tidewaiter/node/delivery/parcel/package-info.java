/** The exchange by file for partners without a line. */
@NullMarked
package org.tidewaiter.node.delivery.parcel;

import org.jspecify.annotations.NullMarked;
