/**
 * Parcels: signed messages of the exchange in one file, encrypted to a partner, for places without a line. What is inside is
 * judged as if it had come over the line; the parcel itself proves nothing. {@code ParcelTest} shows it.
 */
@NullMarked
package org.tidewaiter.exchange.parcel;

import org.jspecify.annotations.NullMarked;
