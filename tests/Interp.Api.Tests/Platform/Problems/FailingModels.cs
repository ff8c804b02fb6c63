using Interp.Domain.Platform;
using Microsoft.Extensions.DependencyInjection;

namespace Interp.Api.Tests.Platform;

/// <summary>Breaks whatever asks who is calling.</summary>
internal static class FailingModels
{
    public static void AddFailingModels(this IServiceCollection services) => services.AddScoped<IViewerAccessor, Failing>();

    private sealed class Failing : IViewerAccessor
    {
        public Task<Viewer> Current() => throw new InvalidOperationException("the secret inside");
    }
}
