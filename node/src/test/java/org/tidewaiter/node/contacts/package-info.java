@NullMarked
package org.tidewaiter.node.contacts;

import org.jspecify.annotations.NullMarked;
