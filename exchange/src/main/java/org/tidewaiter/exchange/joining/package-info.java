/**
 * How two nodes get to know each other: an invitation with a one-time code, the newcomer's signed request, and the digits
 * that people at both ends compare. Nothing of it makes anybody a partner: only the comparison does. {@code JoiningTest}
 * shows what is refused.
 */
@NullMarked
package org.tidewaiter.exchange.joining;

import org.jspecify.annotations.NullMarked;
