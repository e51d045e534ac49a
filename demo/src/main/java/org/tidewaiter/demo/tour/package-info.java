/** What the tour at the hub needs: a case that waits at two systems, cases like it, and the file that names them. */
@NullMarked
package org.tidewaiter.demo.tour;

import org.jspecify.annotations.NullMarked;
