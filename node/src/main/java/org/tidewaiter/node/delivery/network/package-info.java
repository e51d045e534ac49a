/** Pages and answers on all of it: the network, lanes, services, health and the doctor. */
@NullMarked
package org.tidewaiter.node.delivery.network;

import org.jspecify.annotations.NullMarked;
