namespace Interp.Api.Platform;

/// <summary>A kind of problem with a type that never changes.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Slug">Last part of the type.</param>
/// <param name="Title">The same for every occurrence.</param>
internal sealed record ProblemKind(int Status, string Slug, string Title)
{
    private const string Prefix = "urn:interp:problem:";

    private static readonly ProblemKind[] Known =
    [
        new(StatusCodes.Status400BadRequest, "invalid-request", "The request is not valid."),
        new(StatusCodes.Status401Unauthorized, "sign-in-needed", "Sign in, or send a personal token."),
        new(StatusCodes.Status403Forbidden, "forbidden", "You may not do this."),
        new(StatusCodes.Status404NotFound, "not-found", "There is nothing here that you may see."),
        new(StatusCodes.Status405MethodNotAllowed, "method-not-allowed", "This address does not take this method."),
        new(StatusCodes.Status409Conflict, "not-possible", "This cannot be done here."),
        new(StatusCodes.Status413PayloadTooLarge, "too-large", "The request body is too large."),
        new(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", "Send application/json."),
        new(StatusCodes.Status429TooManyRequests, "too-many-requests", "Slow down."),
        new(StatusCodes.Status500InternalServerError, "internal", "The server failed; the cause is in its log."),
        new(StatusCodes.Status503ServiceUnavailable, "unavailable", "Nothing can compute this now."),
    ];

    /// <summary>As it stands in <c>type</c>.</summary>
    public string Type => Prefix + Slug;

    public static ProblemKind Of(int status) => Known.FirstOrDefault(k => k.Status == status) ?? new(status, $"status-{status}", "The request could not be carried out.");
}
