"""How does a graph go to programs that draw or count graphs?"""

from sim.graph.model import Graph


def graphml(graph: Graph) -> str:
    """The graph as GraphML; raises ModuleNotFoundError where networkx is not installed."""
    import networkx as nx  # costs a tenth of a second and is asked for by authors only

    titles = dict(graph.groups)
    made = nx.MultiDiGraph(titel=graph.title)
    for node in graph.nodes:
        made.add_node(node.id, soort=node.kind, label=node.label, groep=titles.get(node.group, ""))
    for edge in graph.edges:
        made.add_edge(edge.source, edge.target, soort=edge.kind, label=edge.label)
    return "\n".join(nx.generate_graphml(made)) + "\n"
