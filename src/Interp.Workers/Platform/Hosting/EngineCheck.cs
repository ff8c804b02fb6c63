using Interp.Analysis.Numerics;
using Interp.Torch;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Interp.Workers.Platform;

/// <summary>Times one small matrix product at start: with a slow BLAS every job takes up to seventy times as long. A device that is not there stops the worker.</summary>
internal sealed class EngineCheck(WorkerSettings settings, TimeProvider time, ILogger<EngineCheck> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var check = await ComputeThread.Run("engine check", () =>
        {
            TorchThreads.Use(settings.Threads);
            ComputeDevice.Require(settings.Device);
            return TorchEngine.CheckBlas(time);
        });
        log.LogInformation("libtorch {Version} on {Device}: {Rate:F0} GFLOP/s on {Threads} threads.", TorchEngine.Version, settings.Device, check.GigaflopsPerSecond, check.Threads);
        if (check.Warning is { } warning) log.LogWarning("{Warning}", warning);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
