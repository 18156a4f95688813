using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CrdToolkit;

/// <summary>Reads the options from the configuration, where the application has one and nothing is wrong in it: <see cref="OperatorOptionsValidation"/> tells what is.</summary>
internal sealed class OperatorOptionsBinding(IServiceProvider services) : IConfigureOptions<OperatorOptions>
{
    public void Configure(OperatorOptions options)
    {
        if (services.GetService<IConfiguration>()?.GetSection(OperatorOptions.SectionName) is { } section && OptionTexts.Problems(section).Count == 0)
            section.Bind(options);
    }
}
