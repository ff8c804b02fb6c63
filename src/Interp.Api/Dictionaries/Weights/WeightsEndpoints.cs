using Interp.Api.Platform;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Interp.Api.Dictionaries;

/// <summary>Weights of dictionaries, out and in.</summary>
internal sealed class WeightsEndpoints : IEndpoints
{
    /// <summary>Room for the other fields of the form and for what separates them.</summary>
    private const long MostBytes = WeightsUploads.MostBytes + (1 << 20);

    public void Map(IEndpointRouteBuilder api)
    {
        var weights = api.MapGroup("/dictionaries").WithTags("Weights");
        weights.MapGet("/{dictionary}/weights", Download).WithName("DownloadWeights")
            .WithSummary("The weights as a zip: format=saelens, dictionary-learning, sparsify, openai or gemma-scope, as far as the format can hold them.")
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        weights.MapPost("/weights", Upload).WithName("UploadWeights")
            .WithSummary("Makes a dictionary of uploaded weights, as multipart/form-data: single files or one zip or tar, and model, hookPoint, corpus; target too for a transcoder whose files do not name it. They are checked before the job is queued.")
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .RequireAuthorization().RequireRateLimiting(LimitServices.Submissions)
            // For programs, which send a token; the sign-in cookie is SameSite, so a form on another site does not carry it. The page has its own form.
            .DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes), new RequestFormLimitsAttribute { MultipartBodyLengthLimit = MostBytes });
    }

    private static async Task<WeightsArchive> Download(string dictionary, string? format, IViewerAccessor viewers, WeightsQueries weights, CancellationToken cancellationToken) =>
        new(await weights.Open(await viewers.Current(), dictionary, format, cancellationToken));

    private static async Task<AcceptedAtRoute<JobSubmission>> Upload(
        [FromForm] string? model, [FromForm] string? hookPoint, [FromForm] string? corpus, [FromForm] string? name, [FromForm] string? title, [FromForm] string? visibility,
        [FromForm] int? cohortId, [FromForm] long? dashboardTokens, [FromForm] long? evaluationTokens, [FromForm] string? target, IFormFileCollection files,
        IViewerAccessor viewers, WeightsCommands weights, CancellationToken cancellationToken)
    {
        var request = new WeightsRequest(
            model ?? string.Empty, hookPoint ?? string.Empty, corpus ?? string.Empty, Given(name), Given(title), Seen(visibility), cohortId, dashboardTokens, evaluationTokens, Given(target));
        var submission = await weights.Import(await viewers.Current(), request, [.. files.Select(f => new WeightsFile(f.FileName, f.OpenReadStream))], cancellationToken);
        return TypedResults.AcceptedAtRoute(submission, "GetJob", new { id = submission.Id });
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static Visibility Seen(string? word) => word switch
    {
        null or "" or "cohort" => Visibility.Cohort,
        "private" => Visibility.Private,
        "public" => Visibility.Public,
        _ => throw new InvalidParametersException([new("visibility", "Choose private, cohort or public.")]),
    };
}
