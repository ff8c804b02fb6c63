namespace Interp.Api.Platform;

/// <summary>What addresses that are answered while one waits have in common.</summary>
internal static class LiveQuestions
{
    /// <summary>A group below <c>/api/v1/inference</c>.</summary>
    public static RouteGroupBuilder MapLiveQuestions(this IEndpointRouteBuilder api)
    {
        var questions = api.MapGroup("/inference").WithTags("Inference");
        questions.ProducesValidationProblem().ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        return questions;
    }
}
