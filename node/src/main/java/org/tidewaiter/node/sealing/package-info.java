/**
 * Seals what may hold personal data before it touches the database: nominal records, drafts, uploads, refused rows,
 * notes between officers. The key never enters the database.
 */
@NullMarked
package org.tidewaiter.node.sealing;

import org.jspecify.annotations.NullMarked;
