/** How the fields of a report are called, and the lists that their values come from. */
@NullMarked
package org.tidewaiter.report.fields;

import org.jspecify.annotations.NullMarked;
