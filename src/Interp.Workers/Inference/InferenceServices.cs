using Interp.Workers.Expansion;
using Interp.Workers.Heads;
using Interp.Workers.Hypotheses;
using Interp.Workers.Prompts;
using Interp.Workers.PromptLab;
using Interp.Workers.Steering;
using Interp.Workers.TextView;
using Interp.Workers.Weights;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Interp.Workers.Inference;

/// <summary>Answering while one waits.</summary>
internal static class InferenceServices
{
    public static void AddInference(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(InferenceSettings.From(configuration));
        services.AddSingleton<InferenceDoor>();
        services.AddSingleton<InferenceLine>();
        services.AddSingleton<InferenceShelf>();
        services.AddSingleton<IInferenceHandler, TextHandler>();
        services.AddSingleton<IInferenceHandler, ExpansionHandler>();
        services.AddSingleton<IInferenceHandler, SteeringHandler>();
        services.AddSingleton<IInferenceHandler, PromptLabHandler>();
        services.AddSingleton<IInferenceHandler, HeadHandler>();
        services.AddSingleton<HeldOutReadings>();
        services.AddSingleton<IInferenceHandler, HeldOutHandler>();
        services.AddSingleton<IInferenceHandler, InspectWeightsHandler>();
        services.AddSingleton<IInferenceHandler, ConvertWeightsHandler>();
        services.AddSingleton<IInferenceHandler, PromptsHandler>();
        services.AddHostedService<InferenceServer>();
    }
}
