using Interp.Domain.Platform;
using Interp.Queue;
using Interp.Workers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

var builder = Host.CreateApplicationBuilder(args);
builder.AddInterpWorker();
var host = builder.Build();
QueueLog.WriteTo(host.Services.GetRequiredService<ILoggerFactory>());
if (builder.Environment.IsDevelopment()) await host.Services.GetRequiredService<DevelopmentDatabase>().Prepare(CancellationToken.None);
await host.RunAsync();
