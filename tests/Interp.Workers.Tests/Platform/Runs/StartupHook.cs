using System.Diagnostics;
using Interp.Workers.Platform;
using Interp.Workers.Tests.Platform;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

/// <summary>Called by .NET before a worker's own program where DOTNET_STARTUP_HOOKS names this assembly; the worker then knows one more kind of job.</summary>
internal static class StartupHook
{
    public static void Initialize() => DiagnosticListener.AllListeners.Subscribe(new Told<DiagnosticListener>(source =>
    {
        if (source.Name == "Microsoft.Extensions.Hosting") source.Subscribe(new Told<KeyValuePair<string, object?>>(Happened));
    }));

    private static void Happened(KeyValuePair<string, object?> news)
    {
        if (news is { Key: "HostBuilding", Value: IHostBuilder builder }) builder.ConfigureServices(services => services.AddSingleton<IJobHandler, EndingJob>());
    }

    private sealed class Told<T>(Action<T> tell) : IObserver<T>
    {
        public void OnNext(T value) => tell(value);

        public void OnCompleted()
        {
            // Nothing waits for the last.
        }

        public void OnError(Exception error)
        {
            // Nor for an end before it.
        }
    }
}
