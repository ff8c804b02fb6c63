using Interp.Workers.Hosting;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.AddInterpWorker();
await builder.Build().RunAsync();
