using Interp.Queue;
using Interp.Workers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

var builder = Host.CreateApplicationBuilder(args);
builder.AddInterpWorker();
var host = builder.Build();
QueueLog.WriteTo(host.Services.GetRequiredService<ILoggerFactory>());
await host.RunAsync();
