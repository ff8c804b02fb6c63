using Interp.Domain.Comments;
using Interp.Domain.Links;
using Interp.Domain.Lists;
using Interp.Domain.Opinions;
using Microsoft.Extensions.DependencyInjection;

namespace Interp.Domain.People;

/// <summary>Registers what people of a cohort share.</summary>
internal static class CohortWork
{
    public static void AddCohortWork(this IServiceCollection services)
    {
        services.AddSingleton<OpinionQueries>();
        services.AddSingleton<LabelQueries>();
        services.AddSingleton<LabelCommands>();
        services.AddSingleton<RatingQueries>();
        services.AddSingleton<RatingCommands>();
        services.AddSingleton<AgreementQueries>();
        services.AddSingleton<DisputeQueries>();
        services.AddSingleton<CommentQueries>();
        services.AddSingleton<CommentCommands>();
        services.AddSingleton<ListQueries>();
        services.AddSingleton<ListCommands>();
        services.AddSingleton<LinkQueries>();
        services.AddSingleton<LinkCommands>();
        services.AddSingleton<PseudonymCommands>();
    }
}
