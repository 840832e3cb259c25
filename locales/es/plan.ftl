### Nombres de lo que guarda la parte cerrada, y de los parentescos.

document-kind-photo = Foto
document-kind-pdf = PDF
document-kind-other = Archivo

relation-mother = Mamá
relation-sister = Hermana
relation-brother = Hermano
relation-neighbour = Vecina
relation-lawyer = Abogada
