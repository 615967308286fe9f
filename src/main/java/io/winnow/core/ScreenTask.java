package io.winnow.core;

/**
 * A payload to be screened.
 *
 * @param bytes the decoded payload; treat as read-only
 * @param declaredType the media type that server or shard claims, with parameters, or empty
 * @param url the address that references are resolved against, or empty
 */
@SuppressWarnings("ArrayRecordComponent") // Shared on purpose: up to limits.record bytes.
public record ScreenTask(byte[] bytes, String declaredType, String url) {}
