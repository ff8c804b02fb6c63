using Interp.Domain.Circuits;
using Microsoft.Extensions.Hosting;

namespace Interp.Workers.Circuits;

/// <summary>At start, gives the site the sentences of the lesson, so that a fresh one has something to read.</summary>
internal sealed class PromptSetRegistration(PromptSetCommands sets) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => sets.Provide(LessonPrompts.Request, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
