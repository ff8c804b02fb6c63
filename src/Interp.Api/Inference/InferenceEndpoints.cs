using Interp.Domain.Access;
using Interp.Domain.TextView;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Interp.Api.Inference;

/// <summary><c>/api/v1/inference</c>: answered while one waits.</summary>
internal static class InferenceEndpoints
{
    public static void MapInference(this IEndpointRouteBuilder api)
    {
        var inference = api.MapGroup("/inference").WithTags("Inference")
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        inference.MapPost("/features", Features).WithName("FeaturesOfText")
            .WithSummary("The features of a text, token by token. Row i of 'features' and 'activations' lies between offsets[i] and offsets[i + 1].")
            .RequireAuthorization();
    }

    private static async Task<Ok<TextFeatures>> Features(TextRequest request, IViewerAccessor viewers, TextViewQueries texts, CancellationToken cancellationToken) =>
        TypedResults.Ok(await texts.Read(await viewers.Current(), request, cancellationToken));
}
