using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace CrdToolkit.Conformance.Servers;

/// <summary>Admission webhooks on loopback, each with a path of its own, and what the API server sent to them.</summary>
public sealed class WebhookServer : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Func<JsonObject, JsonObject?>> webhooks = new();
    private X509Certificate2 certificate = null!;
    private WebApplication application = null!;

    /// <summary>The port on loopback.</summary>
    public int Port { get; private set; }

    /// <summary>What API servers trust, as <c>caBundle</c>.</summary>
    public string CaBundle => Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(certificate.ExportCertificatePem()));

    /// <summary>Answers reviews at a new path; null closes the connection without an answer.</summary>
    /// <param name="answer">Gives the <c>response</c> of a <c>request</c>; its uid is added.</param>
    /// <returns>The path.</returns>
    public string Add(Func<JsonObject, JsonObject?> answer)
    {
        var path = "/" + Guid.NewGuid().ToString("N");
        webhooks[path] = request => IsProbe(request) ? new JsonObject { ["allowed"] = true } : answer(request);
        return path;
    }

    /// <summary>Lets everything pass and tells that it was called.</summary>
    public string AddProbe(Action called)
    {
        var path = "/" + Guid.NewGuid().ToString("N");
        webhooks[path] = _ =>
        {
            called();
            return new JsonObject { ["allowed"] = true };
        };
        return path;
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        certificate = Certificate();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration()
            .ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        application = builder.Build();
        application.Run(AnswerAsync);
        await application.StartAsync(TestContext.Current.CancellationToken);
        Port = new Uri(application.Urls.Single()).Port;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await application.DisposeAsync();
        certificate.Dispose();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        if (!webhooks.TryGetValue(http.Request.Path.Value!, out var webhook))
        {
            http.Response.StatusCode = 404;
            return;
        }
        var review = (await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted))!;
        var request = review["request"]!.AsObject();
        if (webhook(request) is not { } response)
        {
            http.Abort();
            return;
        }
        response["uid"] ??= request["uid"]!.DeepClone();
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(
            new JsonObject { ["apiVersion"] = "admission.k8s.io/v1", ["kind"] = "AdmissionReview", ["response"] = response }.ToJsonString(),
            http.RequestAborted);
    }

    private static bool IsProbe(JsonObject request) => request["object"]?["metadata"]?["labels"]?["probe"] is not null;

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=conformance-webhooks", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("hook.webhooks.svc");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
