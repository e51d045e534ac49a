package org.tidewaiter.node.accounts.page;

import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.component.Field;

/** @param notice why the reader is here again; null at the first visit */
public record SignInPage(
        Field name, Field password, @Nullable Notice notice) {}
