package org.tidewaiter.report;

import org.jspecify.annotations.Nullable;

/** A company as a country and a role; its name and numbers are nominal. */
public record CompanyProfile(
        @Nullable String country, @Nullable String role) {}
