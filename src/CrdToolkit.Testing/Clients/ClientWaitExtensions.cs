using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using CrdToolkit.Testing.Clients;
using k8s;
using k8s.Models;

namespace CrdToolkit.Testing;

/// <summary>
/// Waits for what an operator does: with a watch, so nothing is polled and nothing is missed, and with a message that shows what the object
/// looked like instead. For any cluster.
/// </summary>
public static class ClientWaitExtensions
{
    /// <summary>How long is waited unless said otherwise: 10 seconds.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Waits until an object is as expected; it may not exist yet.</summary>
    /// <typeparam name="T">A model of the client, or a custom resource.</typeparam>
    /// <param name="client">The connection.</param>
    /// <param name="name">The name of the object.</param>
    /// <param name="namespace">Its namespace; null for <c>default</c>, and for kinds that have none.</param>
    /// <param name="condition">What is expected.</param>
    /// <param name="timeout">How long to wait; null for <see cref="DefaultTimeout"/>.</param>
    /// <param name="time">Where time comes from; null for the system.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <param name="expectation">What is expected, for the message; the text of <paramref name="condition"/> unless given.</param>
    /// <returns>The object as it is when the condition holds.</returns>
    /// <exception cref="TimeoutException">It does not hold in time.</exception>
    /// <exception cref="InvalidOperationException">The server does not serve the kind, or refuses to show it.</exception>
    public static async Task<T> WaitForAsync<T>(
        this Kubernetes client,
        string name,
        string? @namespace,
        Func<T, bool> condition,
        TimeSpan? timeout = null,
        TimeProvider? time = null,
        CancellationToken cancellationToken = default,
        [CallerArgumentExpression(nameof(condition))] string expectation = "")
        where T : IKubernetesObject<V1ObjectMeta>
    {
        var (apiVersion, kind) = ObjectAddress.KindOf(typeof(T));
        T? found = default;
        await WaitAsync(
            client,
            (apiVersion, kind, name, @namespace),
            current => current is not null && condition(found = KubernetesJson.Deserialize<T>(current.ToJsonString())),
            expectation,
            timeout,
            time,
            cancellationToken);
        return found!;
    }

    /// <summary>Waits until an object of any kind is as expected; it may not exist yet.</summary>
    /// <param name="client">The connection.</param>
    /// <param name="apiVersion">Its apiVersion, such as <c>apps/v1</c>.</param>
    /// <param name="kind">Its kind, such as <c>Deployment</c>.</param>
    /// <param name="name">The name of the object.</param>
    /// <param name="namespace">Its namespace; null for <c>default</c>, and for kinds that have none.</param>
    /// <param name="condition">What is expected.</param>
    /// <param name="timeout">How long to wait; null for <see cref="DefaultTimeout"/>.</param>
    /// <param name="time">Where time comes from; null for the system.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <param name="expectation">What is expected, for the message; the text of <paramref name="condition"/> unless given.</param>
    /// <returns>The object as it is when the condition holds.</returns>
    /// <exception cref="TimeoutException">It does not hold in time.</exception>
    /// <exception cref="InvalidOperationException">The server does not serve the kind, or refuses to show it.</exception>
    public static async Task<JsonObject> WaitForAsync(
        this Kubernetes client,
        string apiVersion,
        string kind,
        string name,
        string? @namespace,
        Func<JsonObject, bool> condition,
        TimeSpan? timeout = null,
        TimeProvider? time = null,
        CancellationToken cancellationToken = default,
        [CallerArgumentExpression(nameof(condition))] string expectation = "") => (await WaitAsync(
            client,
            (apiVersion, kind, name, @namespace),
            current => current is not null && condition(current),
            expectation,
            timeout,
            time,
            cancellationToken))!;

    /// <summary>Waits until an object is gone: finalizers are done, the garbage collector was there.</summary>
    /// <typeparam name="T">A model of the client, or a custom resource.</typeparam>
    /// <param name="client">The connection.</param>
    /// <param name="name">The name of the object.</param>
    /// <param name="namespace">Its namespace; null for <c>default</c>, and for kinds that have none.</param>
    /// <param name="timeout">How long to wait; null for <see cref="DefaultTimeout"/>.</param>
    /// <param name="time">Where time comes from; null for the system.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="TimeoutException">It is not gone in time.</exception>
    public static Task WaitUntilGoneAsync<T>(
        this Kubernetes client,
        string name,
        string? @namespace,
        TimeSpan? timeout = null,
        TimeProvider? time = null,
        CancellationToken cancellationToken = default)
        where T : IKubernetesObject<V1ObjectMeta>
    {
        var (apiVersion, kind) = ObjectAddress.KindOf(typeof(T));
        return client.WaitUntilGoneAsync(apiVersion, kind, name, @namespace, timeout, time, cancellationToken);
    }

    /// <summary>Waits until an object of any kind is gone: finalizers are done, the garbage collector was there.</summary>
    /// <param name="client">The connection.</param>
    /// <param name="apiVersion">Its apiVersion, such as <c>apps/v1</c>.</param>
    /// <param name="kind">Its kind, such as <c>Deployment</c>.</param>
    /// <param name="name">The name of the object.</param>
    /// <param name="namespace">Its namespace; null for <c>default</c>, and for kinds that have none.</param>
    /// <param name="timeout">How long to wait; null for <see cref="DefaultTimeout"/>.</param>
    /// <param name="time">Where time comes from; null for the system.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="TimeoutException">It is not gone in time.</exception>
    public static Task WaitUntilGoneAsync(
        this Kubernetes client,
        string apiVersion,
        string kind,
        string name,
        string? @namespace,
        TimeSpan? timeout = null,
        TimeProvider? time = null,
        CancellationToken cancellationToken = default) => WaitAsync(
            client, (apiVersion, kind, name, @namespace), current => current is null, "it is gone", timeout, time, cancellationToken);

    private static async Task<JsonObject?> WaitAsync(
        Kubernetes client,
        (string ApiVersion, string Kind, string Name, string? Namespace) what,
        Func<JsonObject?, bool> fits,
        string expectation,
        TimeSpan? timeout,
        TimeProvider? time,
        CancellationToken cancellationToken)
    {
        var http = ClusterHttp.Of(client);
        var address = await ObjectAddress.ResolveAsync(http, what.ApiVersion, what.Kind, what.Namespace, what.Name, cancellationToken);
        return await new ObjectWaiter(http, address, timeout ?? DefaultTimeout, time ?? TimeProvider.System)
            .WaitAsync(fits, expectation, cancellationToken);
    }
}
