using System.Collections.Concurrent;
using System.Collections.Immutable;
using CrdToolkit.Generators.Admission;
using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Schema.Admission;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Analyzers;

/// <summary>The names of all webhooks of a compilation, which are unique within each configuration.</summary>
internal sealed class WebhookNames
{
    private readonly ConcurrentBag<(AdmissionWebhook Webhook, AttributeData Attribute)> all = [];

    /// <summary>Takes the webhooks that a symbol declares.</summary>
    public void Add(ImmutableArray<AttributeData> attributes)
    {
        foreach (var attribute in attributes)
        {
            if (WebhookRequest.Of(attribute) is { } webhook)
            {
                all.Add((webhook, attribute));
            }
        }
    }

    /// <summary>Reports each webhook whose name another one of its configuration has, the first in the source apart.</summary>
    public void ReportTaken(Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        foreach (var same in all.GroupBy(one => (one.Webhook.Kind, one.Webhook.Configuration, one.Webhook.Name)))
        {
            var places = same
                .Select(one => AttributeElements.Of(one.Attribute, null, 0, cancellationToken))
                .OrderBy(place => place?.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(place => place?.SourceSpan.Start);
            foreach (var place in places.Skip(1))
            {
                report(Diagnostic.Create(AdmissionRules.WebhookNameTaken, place, same.Key.Name, same.Key.Kind, same.Key.Configuration));
            }
        }
    }
}
